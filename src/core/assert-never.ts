/** Ends a switch over a union: the compiler refuses the call while a case is missing. Throws if reached at run time. */
export function assertNever(value: never): never {
  throw new Error(`No case for ${JSON.stringify(value)}`)
}
