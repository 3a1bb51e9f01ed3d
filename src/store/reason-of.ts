/** Why something of the outside world failed, in short. */

/** The reason of a failed system call without the call and its path: `EACCES: permission denied`. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  const isOfSystem = error instanceof Error && 'syscall' in error
  return isOfSystem ? (message.split(', ')[0] ?? message) : message
}
