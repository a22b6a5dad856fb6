module.exports = {
  ...require('./jest.shared.cjs'),
  testRegex: '(?<!medium-|e2e-)(\\.|/)spec\\.ts$',
  // Left alone, Jest leaves one core idle.
  maxWorkers: '100%',
  // Properties are tried a thousand times, on machines that do much else besides.
  testTimeout: 60000,
};
