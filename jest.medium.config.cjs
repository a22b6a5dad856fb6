// Medium tests use the PostgreSQL and Redis that scripts/test.mjs starts: DATABASE_URL and REDIS_URL must be set.
module.exports = {
  ...require('./jest.shared.cjs'),
  testRegex: '\\.medium-spec\\.ts$',
  maxWorkers: 2,
  // Every file loads the whole api into a context of its own, and not all of it is given back: after a hundred files a
  // worker held 5 GB and spent its time collecting garbage.
  workerIdleMemoryLimit: '1500MB',
  // The first hook of a file loads the whole api: on a machine that builds and lints beside it that took over a minute.
  testTimeout: 180_000,
};
