/** An address that we do not ask. Says nothing more: whoever gave it learns nothing about our network. */
export class AddressRefused extends Error {
  readonly code = 'address_refused';

  constructor() {
    super('The address is not one of the public internet');
    this.name = 'AddressRefused';
  }
}
