// Medium tests use the PostgreSQL and Redis that scripts/test.mjs starts: DATABASE_URL and REDIS_URL must be set.
module.exports = {
  ...require('./jest.shared.cjs'),
  testRegex: '\\.medium-spec\\.ts$',
  maxWorkers: 2,
  testTimeout: 60000,
};
