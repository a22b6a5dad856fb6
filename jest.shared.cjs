// One Jest configuration for all three sizes of test; each size only names its own file ending.
const esModules = [
  'file-type',
  'strtok3',
  'token-types',
  'uint8array-extras',
  '@tokenizer',
  '@borewit',
  'jose',
  'uuidv7',
  'mediainfo\\.js',
];
module.exports = {
  testEnvironment: '<rootDir>/jest.environment.cjs',
  rootDir: __dirname,
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/migrations', '<rootDir>/packages'],
  transform: {
    '^.+\\.[cm]?[jt]s$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(.*/)?(${esModules.join('|')})/)`],
  moduleNameMapper: {
    '^@/(.+)$': '<rootDir>/apps/console/src/$1',
    '^@haojiao/kernel$': '<rootDir>/libs/kernel/src/index.ts',
    '^@haojiao/channel-kit$': '<rootDir>/libs/channel-kit/src/index.ts',
    '^@haojiao/channel-kit/testing$': '<rootDir>/libs/channel-kit/src/testing/index.ts',
    '^@haojiao/testing$': '<rootDir>/libs/testing/src/index.ts',
    '^@haojiao/infrastructure/([^/]+)$': '<rootDir>/libs/infrastructure/$1/src/index.ts',
    '^@haojiao/channels/(.+)$': '<rootDir>/libs/channels/$1',
    '^@haojiao/features/([^/]+)$': '<rootDir>/libs/features/$1/src/index.ts',
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/packages/[^/]+/dist'],
};
