import { mergePatch } from './merge-patch.ts'
import { parseTenantState, type ExchangeState, type TenantState } from './tenant-state.ts'

export interface TenantOptions {
  readonly initial: unknown
  /** How long Exchange takes to act on a change, in milliseconds. Entra acts at once. */
  readonly delayMs: number
  readonly now: () => Date
}

export type TenantListener = (change: 'patched' | 'reset') => void

const exchangePart = ({ organization, servicePrincipals, mailboxes }: TenantState): ExchangeState =>
  ({ organization, servicePrincipals, mailboxes })

/**
 * Owns the state that an admin changes. The one hard thing in it is time: {@link state} is what was set, {@link exchange} is what
 * the mail servers already act on. Every change is kept with the moment at which Exchange will have it, and the newest one
 * whose moment has come is in force, so nothing here needs a timer.
 */
export class Tenant {
  readonly #options: TenantOptions
  readonly #listeners = new Set<TenantListener>()
  #delayMs: number
  #start: TenantState
  #state: TenantState
  #inForce: ExchangeState
  #coming: { readonly atMs: number; readonly exchange: ExchangeState }[] = []

  constructor(options: TenantOptions) {
    this.#options = options
    this.#delayMs = options.delayMs
    this.#start = this.#state = parseTenantState(options.initial)
    this.#inForce = exchangePart(this.#state)
  }

  /** How long Exchange takes to act on a change, in milliseconds. What is under way keeps its own time. */
  get delayMs(): number {
    return this.#delayMs
  }

  set delayMs(delayMs: number) {
    this.#delayMs = delayMs
  }

  /** What the admin set last. */
  state(): TenantState {
    return this.#state
  }

  /** What Exchange has taken in by now. */
  exchange(): ExchangeState {
    const nowMs = this.#options.now().getTime()
    const due = this.#coming.filter(({ atMs }) => atMs <= nowMs)
    this.#coming = this.#coming.filter(({ atMs }) => atMs > nowMs)
    this.#inForce = due.at(-1)?.exchange ?? this.#inForce
    return this.#inForce
  }

  /**
   * Applies a JSON merge patch (RFC 7396), wholly or not at all.
   * Throws `state.invalid` where the result would not be a state.
   */
  patch(patch: unknown): void {
    this.#state = parseTenantState(mergePatch(this.#state, patch))
    this.exchange()
    const atMs = this.#options.now().getTime() + this.#delayMs
    // An older change that would come later, from before the delay was made shorter, is part of this one.
    this.#coming = [...this.#coming.filter((earlier) => earlier.atMs <= atMs), { atMs, exchange: exchangePart(this.#state) }]
    this.#tell('patched')
  }

  /** Back to the start, at once for Exchange too: nobody waits to begin anew. */
  reset(): void {
    this.#state = this.#start
    this.#coming = []
    this.#inForce = exchangePart(this.#state)
    this.#tell('reset')
  }

  /** Makes what is set now the start to which {@link reset} returns, and puts it in force everywhere. */
  settle(): void {
    this.#start = this.#state
    this.#coming = []
    this.#inForce = exchangePart(this.#state)
  }

  /** Returns the function that ends the subscription. */
  subscribe(listener: TenantListener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #tell(change: 'patched' | 'reset'): void {
    for (const listener of [...this.#listeners]) listener(change)
  }
}
