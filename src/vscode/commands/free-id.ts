/** An id has at most 64 characters; a number is appended to one that is taken. */
const LONGEST_BASE = 59

/** An id from the name that is not taken: `Support (EU)` → `support-eu`. Ids are one without regard to case. */
export function freeId(name: string, taken: readonly string[]): string {
  const known = new Set(taken.map((id) => id.toLowerCase()))
  const ascii = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const base = ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, LONGEST_BASE).replace(/-+$/, '') || 'profile'
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`
    if (!known.has(id)) return id
  }
}
