import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

// Prettier formats; these are the rules that find mistakes.
export default defineConfig(
  { ignores: ['icons', 'src/api/schema.d.ts', 'src/serviceWorker.js'] },
  js.configs.recommended,
  ts.configs.recommended,
  {
    rules: {
      'no-console': 'error',
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
);
