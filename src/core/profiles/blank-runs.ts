const LONG = 4096
/** Longer than any text a document may hold, so that a text made of blanks stays as wrong as it was. */
const KEPT = 1024

/** A text with its long runs of blanks and tabs shortened, and the way back to places in the original. */
export interface ShortenedText {
  readonly text: string
  /** The offset in the original of an offset in {@link text} */
  originalOffset(offset: number): number
}

/** Shortens long runs of blanks: the scanner takes seconds for one of some megabytes, and a document may be padded. */
export function shortenBlanks(original: string): ShortenedText {
  const cuts: { readonly at: number; readonly removed: number }[] = []
  const kept: string[] = []
  let from = 0
  // Every long run covers a multiple of its least length.
  for (let probe = 0; probe < original.length; probe += LONG) {
    if (!isBlank(original, probe)) continue
    const [start, end] = runAround(original, probe, from)
    probe = Math.max(probe, Math.floor(end / LONG) * LONG)
    if (end - start < LONG) continue
    kept.push(original.slice(from, start + KEPT))
    cuts.push({ at: start + KEPT, removed: end - start - KEPT })
    from = end
  }
  return {
    text: cuts.length === 0 ? original : kept.join('') + original.slice(from),
    originalOffset: (offset) => cuts.reduce((place, cut) => (place >= cut.at ? place + cut.removed : place), offset),
  }
}

function isBlank(text: string, index: number): boolean {
  const code = text.charCodeAt(index)
  return code === 0x20 || code === 0x09
}

function runAround(text: string, index: number, from: number): [number, number] {
  let start = index
  let end = index + 1
  while (start > from && isBlank(text, start - 1)) start--
  while (end < text.length && isBlank(text, end)) end++
  return [start, end]
}
