/** One line of the bench: sizes and times are measured in the run that prints them. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it should reach; null is information */
  readonly goal: number | null
  readonly better: 'lower' | 'higher'
  /** What a ratio is held against */
  readonly against?: string
  readonly samples: number
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}
