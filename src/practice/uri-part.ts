/** A part of a path, decoded; as it came where its percent signs mean nothing. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
