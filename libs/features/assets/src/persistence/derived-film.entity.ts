import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

const bigintAsNumber = { to: (value: number) => value, from: (value: string) => Number(value) };

/** A film that was converted for a platform. Its bytes lie in object storage under `sha256`; made once for each fit. */
@Entity('derived_films')
export class DerivedFilmEntity {
  /** Of the approved bytes. */
  @PrimaryColumn('character', { length: 64 })
  sourceSha256: string;

  /** What was asked for, as canonical JSON. */
  @PrimaryColumn('text')
  fit: string;

  @Column('character', { length: 64 })
  sha256: string;

  @Column('bigint', { transformer: bigintAsNumber })
  bytes: number;

  @Column('double precision')
  durationSeconds: number;

  @Column('integer')
  width: number;

  @Column('integer')
  height: number;

  @Column('boolean')
  hasSound: boolean;

  @CreateDateColumn({ type: 'timestamptz' })
  madeAt: Date;
}
