/** A refusal of Microsoft Graph: a code that programs act on, and a sentence (Microsoft, "Microsoft Graph error responses and resource types"). */
export class GraphError extends Error {
  override readonly name = 'GraphError'
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, sentence: string) {
    super(sentence)
    this.status = status
    this.code = code
  }
}

export const tokenInvalid = (sentence: string): GraphError => new GraphError(401, 'InvalidAuthenticationToken', sentence)

/** `at` without fractions or zone, as Graph writes it. */
export function graphErrorBody({ code, message }: GraphError, at: Date, requestId: string, clientRequestId: string): object {
  const innerError = { 'date': at.toISOString().slice(0, 19), 'request-id': requestId, 'client-request-id': clientRequestId }
  return { error: { code, message, innerError } }
}
