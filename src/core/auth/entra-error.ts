import * as z from 'zod'
import type { EvidenceLog } from '../evidence/evidence-log.ts'

/** Entra's error shape: RFC 6749, section 5.2, and what Microsoft adds ("Error response" of the client credentials flow). */
const ENTRA_ERROR = z.object({
  error: z.string(),
  error_description: z.optional(z.string()),
  suberror: z.optional(z.string()),
  error_codes: z.optional(z.array(z.number())),
  trace_id: z.optional(z.string()),
  correlation_id: z.optional(z.string()),
})

const MAX_DESCRIPTION = 2048

/** The JSON of an answer, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** Keeps Entra's refusal as `oauth-error` evidence. False where the body is no such error. */
export function recordEntraError(evidence: EvidenceLog, body: unknown): boolean {
  const parsed = ENTRA_ERROR.safeParse(body)
  if (!parsed.success) return false
  const { error, error_description, suberror, error_codes, trace_id, correlation_id } = parsed.data
  const number = error_codes?.[0]
  evidence.add({
    kind: 'oauth-error',
    error,
    ...(suberror === undefined ? {} : { suberror }),
    ...(number === undefined ? {} : { number }),
    ...(error_description === undefined ? {} : { description: error_description.slice(0, MAX_DESCRIPTION) }),
    ...(trace_id === undefined ? {} : { traceId: trace_id }),
    ...(correlation_id === undefined ? {} : { correlationId: correlation_id }),
  })
  return true
}
