import eslint from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Settings are read in one place; everything else gets them injected. */
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in libs/infrastructure/config only.',
};

/** The interface is described from these files alone: elsewhere the members of a shape are not seen. */
const shapesInTheirFiles = {
  selector: 'ExportNamedDeclaration > ClassDeclaration[id.name=/(Request|Response)$/]',
  message:
    'Shapes of requests stand in *.requests.ts, those of answers in *.responses.ts; else /openapi.json shows them empty.',
};

export default tseslint.config(
  {
    ignores: [
      ...['dist/**', 'node_modules/**', '.haojiao*/**', 'coverage/**'],
      ...['packages/*/dist/**', 'packages/*/src/generated/**', 'apps/console/src/api-client/generated/**'],
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    ignores: ['apps/console/src/**'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      // Decorated classes and contracts are async by shape even where a body does not wait.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unsafe-function-type': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-console': 'error',
      'no-restricted-syntax': ['error', noEnvironment, shapesInTheirFiles],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
    },
  },
  {
    files: ['**/*.requests.ts', '**/*.responses.ts'],
    rules: { 'no-restricted-syntax': ['error', noEnvironment] },
  },
  {
    // Domain code takes the time it needs.
    files: ['libs/features/*/src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take the time as a parameter.' },
      ],
    },
  },
  {
    files: [
      'libs/infrastructure/config/**/*.ts',
      'libs/testing/**/*.ts',
      'apps/sandbox/src/main.ts',
      '**/*.medium-spec.ts',
      '**/*.e2e-spec.ts',
      'apps/*/e2e/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: [
      '**/*.spec.ts',
      '**/*.medium-spec.ts',
      '**/*.e2e-spec.ts',
      'apps/*/e2e/**/*.ts',
      'libs/testing/**/*.ts',
    ],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
        URLSearchParams: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setImmediate: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        AbortSignal: 'readonly',
        AbortController: 'readonly',
        FormData: 'readonly',
        Blob: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        structuredClone: 'readonly',
        TextDecoder: 'readonly',
        TextEncoder: 'readonly',
        window: 'readonly',
        document: 'readonly',
        navigator: 'readonly',
        localStorage: 'readonly',
        crypto: 'readonly',
        location: 'readonly',
      },
    },
    rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    // Without types of values: those of the api are made after the build, and `npm run console:check` holds them.
    files: ['apps/console/src/**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommended],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': 'error',
    },
  },
  {
    // Runs as it stands in the browsers of correspondents' phones; its types are checked by a tsconfig of its own.
    files: ['libs/features/correspondent-pages/browser/*.js'],
    languageOptions: {
      ecmaVersion: 2018,
      globals: {
        self: 'readonly',
        caches: 'readonly',
        Response: 'readonly',
        history: 'readonly',
        indexedDB: 'readonly',
        XMLHttpRequest: 'readonly',
        DOMParser: 'readonly',
        Node: 'readonly',
        HTMLInputElement: 'readonly',
        HTMLDetailsElement: 'readonly',
      },
    },
    rules: { 'no-console': 'error', 'no-undef': 'error' },
  },
);
