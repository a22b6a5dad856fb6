// End-to-end tests drive the built product over its real sockets, one file at a time.
module.exports = {
  ...require('./jest.shared.cjs'),
  testRegex: '\\.e2e-spec\\.ts$',
  testTimeout: 300000,
  maxWorkers: 1,
};
