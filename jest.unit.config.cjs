module.exports = {
  ...require('./jest.shared.cjs'),
  testRegex: '(?<!medium-|e2e-)(\\.|/)spec\\.ts$',
  // Properties are tried a thousand times, on machines that do much else besides.
  testTimeout: 60000,
};
