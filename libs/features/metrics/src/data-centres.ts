import { Inject, Injectable } from '@nestjs/common';
import { Settings } from '@haojiao/infrastructure/config';
import { dataCentreRanges } from './domain/data-centre-ranges';
import { Networks } from './networks';

/** Knows addresses from which programs listen and no people: the list of the product and what the operator adds. */
@Injectable()
export class DataCentres extends Networks {
  constructor(@Inject(Settings) settings: Pick<Settings, 'dataCentreRanges'>) {
    super([...Object.values(dataCentreRanges).flat(), ...settings.dataCentreRanges]);
  }
}
