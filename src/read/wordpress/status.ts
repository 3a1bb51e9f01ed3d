/** The status of posts. */

import type { Status } from '../../article/article.ts'
import type { Report } from '../../diagnostics/report.ts'
import type { Post } from './post.ts'

const statuses: Record<string, Status> = {
  publish: 'published',
  future: 'scheduled',
  draft: 'draft',
  'auto-draft': 'draft',
  pending: 'pending',
  private: 'private',
  trash: 'trashed',
}

/** The status of a post; what plugins add is a draft, for nothing may come out as published that was not. */
export function readStatus({ status, isProtected }: Post, report: Report): Status | undefined {
  if (status === undefined) return undefined
  const known = Object.hasOwn(statuses, status) ? statuses[status] : undefined
  if (!known) report('wordpress/unknown-status', { status }, { path: 'status' })
  return known === 'published' && isProtected ? 'protected' : (known ?? 'draft')
}

/** Whether a post of this status has a date of publication, and not only one of its last change. */
export function hasDate(status: Status | undefined): boolean {
  return status !== 'draft' && status !== 'pending'
}
