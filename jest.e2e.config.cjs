// End-to-end tests drive the built product over its real sockets, one file at a time unless told otherwise.
module.exports = {
  ...require('./jest.shared.cjs'),
  testRegex: '\\.e2e-spec\\.ts$',
  // Whole processes are started before the first test of a file, on machines that do much else besides.
  testTimeout: 600000,
  maxWorkers: 1,
};
