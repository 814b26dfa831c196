/** Chance with a seed, so that a run can be done again. */
export interface Dice {
  /** From 0 to `below` - 1 */
  number(below: number): number
  chance(percent: number): boolean
  pick<T>(items: readonly [T, ...T[]]): T
  bytes(count: number): Buffer
}

/** Mulberry32: a small generator of good spread. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const number = (below: number): number => Math.floor(next() * below)
  return {
    number,
    chance: (percent) => next() * 100 < percent,
    pick: (items) => items[number(items.length)] ?? items[0],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => number(256))),
  }
}

type Lines = readonly Buffer[]
type Mutation = (lines: Lines, dice: Dice) => Lines

const anyPlace = (lines: Lines, dice: Dice): number => dice.number(Math.max(1, lines.length))

const insert = (lines: Lines, at: number, ...more: Lines): Lines => [...lines.slice(0, at), ...more, ...lines.slice(at)]

/** Changes one line, somewhere. */
const onOne = (change: (line: Buffer, dice: Dice) => Buffer): Mutation => (lines, dice) => {
  const at = anyPlace(lines, dice)
  return lines.map((line, index) => (index === at ? change(line, dice) : line))
}

const splice = (line: Buffer, at: number, piece: Buffer | string, without = 0): Buffer =>
  Buffer.concat([line.subarray(0, at), Buffer.from(piece), line.subarray(at + without)])

const FOREIGN = ['GET / HTTP/1.1\r\n', 'a LOGIN x y\r\n', 'EHLO me\r\n', 'USER x\r\n', '\r\n', '\n', '*\r\n', 'DONE\r\n', '.\r\n', '+ \r\n', '{5}\r\n', 'QUIT\r\n'] as const
const GREEDY = ['{1048577}\r\n', '{9999999999}\r\n', '{99999999999999999999+}\r\n', '{10+}\r\n', '{1000000+}\r\nx', `${'('.repeat(500)}\r\n`, '"\\\r\n', '1:*,'.repeat(500), ' '.repeat(3000), '%00%FF', '\u{1f4a9}'] as const

const MUTATIONS: readonly [Mutation, ...Mutation[]] = [
  onOne((line, dice) => {
    const flipped = Buffer.from(line)
    for (let count = 1 + dice.number(4); count > 0 && flipped.length > 0; count -= 1) flipped[dice.number(flipped.length)] = dice.number(256)
    return flipped
  }),
  onOne((line, dice) => line.subarray(0, dice.number(line.length + 1))),
  onOne((line, dice) => splice(line, dice.number(line.length + 1), Buffer.alloc(1 + dice.number(8)))),
  onOne((line, dice) => splice(line, dice.number(line.length + 1), dice.pick(GREEDY))),
  onOne((line, dice) => splice(line, dice.number(line.length + 1), Buffer.alloc(dice.pick([1000, 17_000, 70_000]), dice.pick(['x', ' ', '(', '"', '\xff'])))),
  onOne((line) => Buffer.from(line.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')),
  onOne((line) => Buffer.from(line.toString('latin1').replaceAll('\r\n', '\r'), 'latin1')),
  onOne((line, dice) => Buffer.from(dice.chance(50) ? line.toString('latin1').toLowerCase() : line.toString('latin1').toUpperCase(), 'latin1')),
  (lines, dice) => lines.slice(0, anyPlace(lines, dice) + 1),
  (lines, dice) => lines.filter((_line, index) => index !== dice.number(lines.length)),
  (lines, dice) => insert(lines, anyPlace(lines, dice), Buffer.from(dice.pick(FOREIGN))),
  (lines, dice) => insert(lines, anyPlace(lines, dice), dice.bytes(1 + dice.number(200))),
  (lines, dice) => {
    const at = anyPlace(lines, dice)
    return insert(lines, at, ...Array.from({ length: dice.pick([1, 2, 30]) }, () => lines[at] ?? Buffer.alloc(0)))
  },
  (lines, dice) => {
    const [one, other] = [anyPlace(lines, dice), anyPlace(lines, dice)]
    return lines.map((line, index) => (index === one ? lines[other] : index === other ? lines[one] : undefined) ?? line)
  },
]

/** A dialogue with one to three things wrong with it. */
export function mutate(lines: Lines, dice: Dice): Lines {
  let mutated = lines
  for (let count = 1 + dice.number(3); count > 0; count -= 1) mutated = dice.pick(MUTATIONS)(mutated, dice)
  return mutated
}

/** The same bytes in pieces of another size: line by line, all at once, at random places, or byte by byte at their end. */
export function cut(lines: Lines, dice: Dice): Lines {
  const way = dice.number(4)
  if (way === 0) return lines
  const all = Buffer.concat(lines)
  if (way === 1) return [all]
  const from = way === 2 ? 0 : Math.max(0, all.length - 100)
  const pieces: Buffer[] = from === 0 ? [] : [all.subarray(0, from)]
  for (let at = from; at < all.length;) {
    const size = way === 2 ? 1 + dice.number(2000) : 1
    pieces.push(all.subarray(at, at + size))
    at += size
  }
  return pieces
}
