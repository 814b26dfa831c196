/** What the build noted of its outputs (esbuild's metafile), as far as it is measured. */
export interface Meta {
  readonly outputs: Readonly<Record<string, { readonly bytes: number; readonly entryPoint?: string; readonly imports: readonly { readonly path: string; readonly kind: string }[] }>>
}

/** Bytes of an output and of every chunk that it imports statically. */
export function staticBytes(meta: Meta, entry: string): number {
  const seen = new Set<string>()
  const visit = (path: string) => {
    const output = meta.outputs[path]
    if (!output || seen.has(path)) return
    seen.add(path)
    for (const { path: imported, kind } of output.imports) if (kind === 'import-statement') visit(imported)
  }
  visit(entry)
  return [...seen].reduce((sum, path) => sum + (meta.outputs[path]?.bytes ?? 0), 0)
}
