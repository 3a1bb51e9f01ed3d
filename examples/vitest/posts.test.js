// Tests of posts, for Vitest: `npx vitest run`. UPDATE=1 takes over what comes of the fixtures; then read the diff.

import { importSource } from 'alphanode'
import { fixtures } from 'alphanode/vitest'
import { expect, test } from 'vitest'

fixtures('posts/*')

test('a page with a box that contradicts it', async () => {
  const page =
    '<h1>Tides</h1><p>Low at noon.</p><h2>Post meta</h2><table><tr><th>reading time</th><td>480</td></tr></table>'
  const [tides] = await importSource('tides.html', Buffer.from(page))

  expect(tides).toMatchArticle({ title: 'Tides', images: [] })
  expect(tides).toHaveMessage('meta/reading-time', /480 minutes/)
  await expect(tides).toRoundTrip()
})
