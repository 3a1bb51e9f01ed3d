/** Every message there is. To add one: a line in the table of its stage under `rules/`, and a fixture that trips it. */

import type { Rule } from './rule.ts'
import { archiveRules } from './rules/archive.ts'
import { cleanRules } from './rules/clean.ts'
import { codeRules } from './rules/code.ts'
import { dumpRules } from './rules/dump.ts'
import { extractRules } from './rules/extract.ts'
import { markdownRules } from './rules/markdown.ts'
import { metaRules } from './rules/meta.ts'
import { netRules } from './rules/net.ts'
import { pageRules } from './rules/page.ts'
import { readRules } from './rules/read.ts'
import { restRules } from './rules/rest.ts'
import { siteRules } from './rules/site.ts'
import { sourceRules } from './rules/source.ts'
import { storeRules } from './rules/store.ts'
import { wordpressRules } from './rules/wordpress.ts'
import { wxrRules } from './rules/wxr.ts'

export const rules = {
  ...sourceRules,
  ...archiveRules,
  ...readRules,
  ...pageRules,
  ...codeRules,
  ...dumpRules,
  ...markdownRules,
  ...metaRules,
  ...cleanRules,
  ...extractRules,
  ...storeRules,
  ...wxrRules,
  ...wordpressRules,
  ...restRules,
  ...netRules,
  ...siteRules,
}

export type RuleId = Extract<keyof typeof rules, string>
export type Details<Id extends RuleId> = (typeof rules)[Id] extends Rule<infer D> ? D : never
