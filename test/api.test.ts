import { expect, test } from 'vitest'
import * as door from '../src/index.ts'

/** Every value that `import … from 'alphanode'` offers. Adding one is a decision; taking one away breaks users. */
const names = [
  'Article',
  'createLedger',
  'createRenderer',
  'decodeMeta',
  'defineProfile',
  'encodeMeta',
  'importArticle',
  'importSource',
  'isoDay',
  'outcomes',
  'ownTemplates',
  'profiles',
  'readTemplates',
  'renderArticle',
]

test('the door offers these names and no others', () => {
  expect(Object.keys(door).sort()).toEqual(names)
})
