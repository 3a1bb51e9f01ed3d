/** The names in what pages say of their authors. */

import { describe, expect, test } from 'vitest'
import { isNobody, isPerson, readNames } from '../src/read/person-names.ts'

describe('the names in a line', () => {
  test.each([
    ['By Ann Example, MD and Bob Sample | 3 May', ['Ann Example, MD', 'Bob Sample']],
    ['By Ann Example & Co', ['Ann Example & Co']],
    ['Ann Example & Bob Sample', ['Ann Example', 'Bob Sample']],
    ['Written by Ida Vik and Per Ost', ['Ida Vik', 'Per Ost']],
    ['Dec. 19, 2025 · Nils Marcussen on behalf of the team', ['Nils Marcussen']],
    [
      'Ida Vik, VMD, DACVB; Per Ost, BA (Behaviour); Bo Lind & Åse Dal',
      ['Ida Vik, VMD, DACVB', 'Per Ost, BA', 'Bo Lind', 'Åse Dal'],
    ],
    ['Bo Lind Founder', ['Bo Lind']],
    ['By Bo Lind Senior Science reporter, The Tide', ['Bo Lind']],
    ['By Bo Lind, USA TODAY', ['Bo Lind']],
    ['BO LIND bo.lind@tide.example', ['BO LIND']],
    ['Print RSS Feed', []],
    ['Bo Lind, Shipping Expert', ['Bo Lind']],
    ['Ida Vik and Bo Lind, The Harbour Appeal', ['Ida Vik', 'Bo Lind']],
    ['Von Max Müller', ['Max Müller']],
    ['Rédigé par Michel Gris', ['Michel Gris']],
    ['Publicado por Ana Gris', ['Ana Gris']],
    ['Geschreven door Piet Grijs', ['Piet Grijs']],
    ['Skrevet af Bo Lind', ['Bo Lind']],
    ['Ludwig van Beet', ['Ludwig van Beet']],
    ['Loïc Le Clair', ['Loïc Le Clair']],
    ['April Fell', ['April Fell']],
    ['山田太郎', ['山田太郎']],
    ['The Harbour Team', ['The Harbour Team']],
    ['Bo Lind Bo Lind', ['Bo Lind']],
    ['by HARBOUR GOODS on Jan 22, 2025', ['HARBOUR GOODS']],
    ['Get Started', []],
    ['{{author}}', []],
    ['', []],
  ])('%s', (text, names) => {
    expect(readNames(text)).toEqual(names)
  })

  test('a line of brackets holds none', () => {
    expect(readNames('('.repeat(100_000))).toEqual([])
  })
})

test('a person has two names or more, and is no group', () => {
  expect(['Ann Example', 'Ann B. Example, PhD', 'Käthe Björnews', '山田太郎'].every(isPerson)).toBe(true)
  expect(
    ['ann', 'The Harbour Team', 'Harbour News', 'Example Inc', 'L A T', 'a whole line of small words'].some(isPerson),
  ).toBe(false)
})

test('what a template left unfilled names nobody', () => {
  expect(['page.head.extra.author', 'admin'].every(isNobody)).toBe(true)
  expect(['ann.example', 'Ann Example', 'J.R.R. Example'].some(isNobody)).toBe(false)
})
