import tseslint from 'typescript-eslint'

/** Types are parsed once; the walls between folders are in .dependency-cruiser.cjs. */
export default tseslint.config(
  { ignores: ['dist/**', 'out/**', '.cache/**', 'node_modules/**', '**/*.cjs', 'eslint.config.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['scripts/*.mjs'] } } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    // A Secret is opened on the wire alone.
    files: ['src/core/**', 'src/vscode/**', 'src/cli.ts', 'src/cli/**', 'src/extension.ts'],
    ignores: ['src/core/auth/**', 'src/core/mail/**', 'src/core/secret.ts', 'src/core/redaction.ts', 'src/core/secrets/**', 'src/vscode/storage/**'],
    rules: {
      'no-restricted-syntax': ['error', {
        selector: "CallExpression[callee.property.name='reveal'][arguments.length=0]",
        message: 'A Secret is opened in core/auth, core/mail, core/secrets, the redactor and the VS Code storage alone.',
      }],
    },
  },
  {
    files: ['scripts/**', 'test/**'],
    rules: {
      'no-console': 'off',
    },
  },
  {
    files: ['test/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['**/*.mjs'], ...tseslint.configs.disableTypeChecked },
)
