import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A closed bulletin that a list pays. A cancelled list lets go of it. */
@Entity('pay_list_bulletins')
export class PayListBulletinEntity {
  @PrimaryColumn('uuid')
  payListId: string;

  @PrimaryColumn('uuid')
  bulletinId: string;

  @Column('boolean', { default: true })
  isLive: boolean;
}
