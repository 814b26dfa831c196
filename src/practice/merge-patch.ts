import { PracticeError } from './errors.ts'

const DEPTH_LIMIT = 16

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * JSON merge patch (RFC 7396 section 2): null takes a key away, an object is merged, anything else replaces. Neither argument
 * is changed. Every object of the result is without a prototype, so a key `__proto__` is a key like another.
 * Throws `state.invalid` where the patch is nested deeper than 16.
 */
export function mergePatch(target: unknown, patch: unknown, depth = 0): unknown {
  if (depth > DEPTH_LIMIT) throw new PracticeError('state.invalid', 'The patch is nested too deeply.', [''])
  if (!isRecord(patch)) return patch
  const result = Object.create(null) as Record<string, unknown>
  if (isRecord(target)) for (const [key, value] of Object.entries(target)) result[key] = value
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) Reflect.deleteProperty(result, key)
    else result[key] = mergePatch(result[key], value, depth + 1)
  }
  return result
}
