import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mail address from which a person sends reports, besides the one of their account. */
@Entity('sending_addresses')
export class SendingAddressEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  userId: string;

  /** Lower case. */
  @Column('text')
  address: string;

  /** Only what is confirmed counts. */
  @Column('text')
  state: 'unconfirmed' | 'confirmed';

  /** SHA-256 over the row's id and the code that was mailed. */
  @Column('text', { nullable: true })
  codeHash: string | null;

  @Column('timestamptz', { nullable: true })
  codeSentAt: Date | null;

  @Column('integer', { default: 0 })
  codeTries: number;

  @Column('timestamptz', { nullable: true })
  confirmedAt: Date | null;

  /** The person, or whoever looks after their account. */
  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  @Column('timestamptz')
  createdAt: Date;
}
