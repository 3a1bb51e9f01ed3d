/** The names of the reporters, apart from them so that `--help` loads none. */

export const reporterNames = ['pretty', 'concise', 'json'] as const
export type ReporterName = (typeof reporterNames)[number]
