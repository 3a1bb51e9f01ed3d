/** Boxes of tasks as characters. */

export const taskSign = (isDone: boolean): string => (isDone ? '☑' : '☐')
