/** Why something of the outside world failed, in short. */

/** The reason of a failed system call without the call and its path: `EACCES: permission denied`. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split(', ')[0] ?? message
}
