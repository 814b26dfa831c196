/**
 * Holds a folder's name against a LIST pattern (RFC 3501 section 6.3.8): `*` is anything, `%` anything but the separator.
 * Walks both once and goes back to the last star only, so its time is bounded by their product.
 */
export function matchesPattern(name: string, pattern: string): boolean {
  let [at, star, resume] = [0, -1, 0]
  let inPattern = 0
  while (at < name.length) {
    const wanted = pattern.charAt(inPattern)
    if (wanted === '*' || wanted === '%') {
      star = inPattern++
      resume = at
    } else if (inPattern < pattern.length && wanted.toUpperCase() === name.charAt(at).toUpperCase()) {
      at += 1
      inPattern += 1
    } else if (star >= 0 && !(pattern.charAt(star) === '%' && name.charAt(resume) === '/')) {
      inPattern = star + 1
      at = resume += 1
    } else return false
  }
  return /^[*%]*$/.test(pattern.slice(inPattern))
}
