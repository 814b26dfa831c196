import * as z from 'zod'
import { HelpdeskOAuthError } from '../errors.ts'
import { parseProfile } from './document.ts'
import type { Profile } from './profile.ts'

/** A profile as it is stored. */
export interface ProfileRecord {
  readonly profile: Profile
  /** PEM; the roots of an own cloud */
  readonly ca?: string | undefined
  /** What a person, or `confirm: true`, has agreed to reach; lower case, without port */
  readonly confirmedHosts: readonly string[]
}

const recordSchema = z.strictObject({ profile: z.unknown(), ca: z.string().optional(), confirmedHosts: z.array(z.string()).default([]) })

/** A record as storage gave it back, or `undefined` when it is none: storage is outside data too. */
export function readRecord(stored: unknown): ProfileRecord | undefined {
  const parsed = recordSchema.safeParse(stored)
  if (!parsed.success) return undefined
  try {
    return { ...parsed.data, profile: parseProfile(parsed.data.profile) }
  } catch (error) {
    if (error instanceof HelpdeskOAuthError) return undefined
    throw error
  }
}
