/** Nothing came within the limit. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError'
}

/** The promise's outcome, or a {@link TimeLimitError} after `limitMs`; what the promise does later is ignored. */
export async function withTimeLimit<T>(work: PromiseLike<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(`No answer within ${limitMs} ms`)), limitMs)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
