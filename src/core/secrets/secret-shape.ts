import { GUID } from '../profiles/schema.ts'

/**
 * Whether a value has the shape of a client secret's ID, which is what people copy instead: the Entra admin center shows
 * "Value" and "Secret ID" side by side, and the ID alone is a GUID.
 */
export const looksLikeSecretId = (value: string): boolean => GUID.test(value.trim())
