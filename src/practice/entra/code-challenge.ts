export type RedirectType = 'web' | 'spa' | 'public'

export interface CodeChallenge {
  readonly value: string
  readonly method: 'S256' | 'plain'
}
