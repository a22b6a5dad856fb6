import { Column, Entity, PrimaryColumn } from 'typeorm';

const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** A file that was made of a recording. Its bytes lie in object storage under `sha256`. */
@Entity('prepared_files')
export class PreparedFileEntity {
  @PrimaryColumn('uuid')
  assetId: string;

  /** `sound`, `waveform`, `poster`, `film_720`, `stream` … */
  @PrimaryColumn('text')
  name: string;

  @PrimaryColumn('text')
  mediaType: string;

  @Column('character', { length: 64 })
  sha256: string;

  @Column('bigint', { transformer: bigintAsNumber })
  bytes: number;

  /** Bytes of the tag before the first sound; who counts listens takes them off. */
  @Column('integer', { default: 0 })
  headerBytes: number;

  @Column('double precision', { nullable: true })
  durationSeconds: number | null;

  /** Bits per second. */
  @Column('integer', { nullable: true })
  bitRate: number | null;

  @Column('integer', { nullable: true })
  width: number | null;

  @Column('integer', { nullable: true })
  height: number | null;

  @Column('timestamptz', { default: () => 'now()' })
  madeAt: Date;
}
