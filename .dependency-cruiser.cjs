/** The walls of the house. Arrows run extension → vscode → core and cli → core; see ARCHITECTURE.md. */
const wall = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    wall('no-cycle', 'Two files that import each other, types included, cannot be understood apart.', {}, { circular: true }),
    wall('vscode-stays-in-vscode', 'Only src/vscode and src/extension.ts import vscode, so that the CLI runs the same core.',
      { path: '^src', pathNot: '^src/(vscode/|extension\\.ts$)' }, { path: '^vscode$|types/vscode' }),
    wall('core-knows-no-surface', 'Core is plain TypeScript: it imports no surface and no practice.',
      { path: '^src/core' }, { path: '^src/(?!core/)' }),
    wall('practice-stands-alone', 'Practice imports nothing of the product: a wrong fact must not hide on both sides.',
      { path: '^src/practice' }, { path: '^src/(?!practice/)' }),
    wall('practice-is-lazy', 'Only vscode/commands and the CLI import practice, and by import().',
      { path: '^src/(?!practice/)', pathNot: '^src/(vscode/commands/|cli\\.ts|cli/)' }, { path: '^src/practice' }),
    wall('practice-by-import-call', 'Practice is loaded when first used.',
      { path: '^src/(?!practice/)' }, { path: '^src/practice', dependencyTypesNot: ['dynamic-import', 'type-only'], }),
    wall('webview-sees-protocol-only', 'The page renders and posts.',
      { path: '^src/webview' }, { path: '^src/', pathNot: '^src/(webview/|core/checklist/protocol\\.ts)' }),
    wall('cli-and-vscode-apart', 'The two surfaces do not know each other.',
      { path: '^src/(cli\\.ts|cli/)' }, { path: '^src/(vscode|extension)' }),
    wall('vscode-knows-no-cli', 'The two surfaces do not know each other.',
      { path: '^src/(vscode|extension)' }, { path: '^src/cli' }),
    wall('checks-name-no-cause', 'Checks gather, problems judge: neither imports the other, nor diagnosis.',
      { path: '^src/core/checks' }, { path: '^src/core/(problems|diagnosis|reports)' }),
    wall('problems-see-evidence-only', 'A problem judges evidence: it imports neither checks nor diagnosis.',
      { path: '^src/core/problems' }, { path: '^src/core/(checks|diagnosis|reports|mail|auth/)' }),
    wall('evidence-is-the-ground', 'Evidence is facts: it knows neither who gathers nor who judges.',
      { path: '^src/core/evidence' }, { path: '^src/core/(checks|problems|diagnosis|reports|auth|mail|steps|checklist)' }),
    wall('no-unresolved', 'An import that resolves to nothing.', {}, { couldNotResolve: true, pathNot: '^vscode$' }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out|\\.cache)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'], extensions: ['.ts', '.js', '.mjs', '.json', '.d.ts'] },
  },
}
