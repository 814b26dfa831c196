import * as z from 'zod'
import type { EvidenceLog } from '../evidence/evidence-log.ts'
import { redactor } from '../redaction.ts'

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
/** Of every other field: Entra's own values are words, GUIDs and the like. */
const MAX_FIELD = 128

/** The JSON of an answer, or undefined where it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/**
 * Keeps Entra's refusal as `oauth-error` evidence. False where the body is no such error. `redact` comes before the cut:
 * half a secret that a server echoes is known by nobody later.
 */
export function recordEntraError(evidence: EvidenceLog, body: unknown, redact: (text: string) => string = redactor([]).text): boolean {
  const parsed = ENTRA_ERROR.safeParse(body)
  if (!parsed.success) return false
  const { error, error_description, suberror, error_codes, trace_id, correlation_id } = parsed.data
  const number = error_codes?.[0]
  const field = (value: string): string => redact(value).slice(0, MAX_FIELD)
  evidence.add({
    kind: 'oauth-error',
    error: field(error),
    ...(suberror === undefined ? {} : { suberror: field(suberror) }),
    ...(number === undefined ? {} : { number }),
    ...(error_description === undefined ? {} : { description: redact(error_description).slice(0, MAX_DESCRIPTION) }),
    ...(trace_id === undefined ? {} : { traceId: field(trace_id) }),
    ...(correlation_id === undefined ? {} : { correlationId: field(correlation_id) }),
  })
  return true
}
