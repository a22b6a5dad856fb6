module.exports = { ...require('./jest.shared.cjs'), testRegex: '(?<!medium-|e2e-)(\\.|/)spec\\.ts$' };
