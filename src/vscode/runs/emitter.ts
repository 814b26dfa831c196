/** An event without VS Code, so that what fires it can be tested alone. */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>()

  readonly event = (listener: (value: T) => void): { dispose(): void } => {
    this.#listeners.add(listener)
    return { dispose: () => void this.#listeners.delete(listener) }
  }

  fire(value: T): void {
    for (const listener of [...this.#listeners]) listener(value)
  }
}
