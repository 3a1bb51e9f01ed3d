import { describe, expect, test } from 'vitest'
import { findAll, shownText } from '../src/read/html/dom.ts'
import { flattenShadowRoots, isShadowRoot } from '../src/read/html/shadow-roots.ts'
import { parseDocument } from '../src/tree/parse-html.ts'

describe('declared shadow trees', () => {
  test.each([
    ['stand in the place of the children', '<x-a><template shadowrootmode="open">in</template></x-a>', 'in'],
    ['closed ones, too', '<x-a><template shadowrootmode="closed">in</template></x-a>', 'in'],
    ['but no other template', '<x-a><template>in</template>out</x-a>', 'out'],
    [
      'show children where their slot is',
      '<x-a><template shadowrootmode="open">a <slot></slot> c</template>b</x-a>',
      'a b c',
    ],
    [
      'by their names',
      '<x-a><template shadowrootmode="open"><slot name="one"></slot> <slot></slot></template>2 <b slot="one">1</b></x-a>',
      '1 2',
    ],
    [
      'in the first slot of a name',
      '<x-a><template shadowrootmode="open"><slot></slot> <slot>none</slot></template>b</x-a>',
      'b none',
    ],
    [
      'or else what stands in the slot',
      '<x-a><template shadowrootmode="open"><slot>none</slot></template> </x-a>',
      'none',
    ],
    [
      'a slot in a slot, too',
      '<x-a><template shadowrootmode="open"><slot name="a"><slot name="b">none</slot></slot></template><i slot="b">b</i></x-a>',
      'b',
    ],
    [
      'handed on to a tree within',
      '<x-a><template shadowrootmode="open"><x-b><template shadowrootmode="open">1 <slot></slot> 3</template><slot></slot></x-b></template>2</x-a>',
      '1 2 3',
    ],
    ['and last what has no slot', '<x-a><template shadowrootmode="open">a </template><i slot="b">b</i></x-a>', 'a b'],
  ])('%s', (_, html, text) => {
    const page = parseDocument(html)
    flattenShadowRoots(page)
    expect(shownText(page)).toBe(text)
  })

  test('in each other are looked into ten deep', () => {
    const deep = '<x-a><template shadowrootmode="open">'.repeat(400)
    const wide = '<x-b><template shadowrootmode="open"><slot></slot></template>x</x-b>'.repeat(5_000)
    const page = parseDocument(deep + wide)
    flattenShadowRoots(page)
    expect(findAll(page, isShadowRoot)).toHaveLength(390 + 5_000)
  })
})
