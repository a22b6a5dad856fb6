import { fieldOfFault } from './field-of-fault';

const fields = [['platforms'], ['rules', 0, 'points'], ['name']];

describe('a fault of the input', () => {
  it('stands at its own field', () => {
    expect(fieldOfFault('name', fields)).toEqual(['name']);
    expect(fieldOfFault('rules.0.points', fields)).toEqual(['rules', 0, 'points']);
  });

  it('stands at the field that holds what is wrong, where that has none of its own', () => {
    expect(fieldOfFault('platforms.2', fields)).toEqual(['platforms']);
    expect(fieldOfFault('platforms.2.code', fields)).toEqual(['platforms']);
  });

  it('has no field where the form knows nothing of it', () => {
    expect(fieldOfFault('rules.1.points', fields)).toBeNull();
    expect(fieldOfFault('nam', fields)).toBeNull();
    expect(fieldOfFault('', fields)).toBeNull();
  });
});
