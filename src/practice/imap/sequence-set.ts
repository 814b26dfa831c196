/**
 * The members of a list that a sequence set names (RFC 3501 section 9, `sequence-set`), `*` being the last. `numbers` are the
 * uids, or the sequence numbers, in ascending order; the answer holds the positions. `undefined` = no such set.
 */
export function positionsOf(set: string, numbers: readonly number[]): readonly number[] | undefined {
  if (set.length > 4000) return undefined
  const last = numbers.at(-1) ?? 0
  const ranges: (readonly [number, number])[] = []
  for (const piece of set.split(',')) {
    const found = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(piece)
    if (!found) return undefined
    const [from = 0, to = 0] = [found[1], found[2] ?? found[1]].map((end) => (end === '*' ? last : Number(end)))
    ranges.push([Math.min(from, to), Math.max(from, to)])
  }
  return numbers.flatMap((number, position) => (ranges.some(([from, to]) => number >= from && number <= to) ? [position] : []))
}

/** The positions that a command names: by uid, or by sequence number. */
export const namedPositions = (set: string | undefined, uids: readonly number[], byUid: boolean): readonly number[] | undefined =>
  set === undefined ? undefined : positionsOf(set, byUid ? uids : uids.map((_uid, position) => position + 1))
