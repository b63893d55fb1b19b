// SPDX-License-Identifier: GPL-3.0-or-later
// What DuckDB takes for a file that bench_import --file reads, for comparison only:
//   npm i @duckdb/node-api && node tests/bench/duckdb_import.mjs FILE.csv [THREADS]
// Says so and ends well where DuckDB is not installed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';

let duckdb;
try {
    duckdb = createRequire(path.join(process.cwd(), 'x.js'))('@duckdb/node-api');
} catch {
    console.log('DuckDB is not installed here (npm i @duckdb/node-api); nothing was measured.');
    process.exit(0);
}
const [, , file, threads = '1'] = process.argv;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'duckdb-'));
let best = { cpu: Infinity, wall: Infinity };
let rows = 0;
let size = 0;
for (let round = 0; round < 3; ++round) {
    const database = path.join(folder, `${round}.db`);
    const instance = await duckdb.DuckDBInstance.create(database, { threads });
    const connection = await instance.connect();
    const cpuBefore = process.cpuUsage();
    const wallBefore = performance.now();
    await connection.run(`create table t as select * from read_csv('${file.replaceAll("'", "''")}')`);
    await connection.run('checkpoint');
    const used = process.cpuUsage(cpuBefore);
    best = {
        cpu: Math.min(best.cpu, (used.user + used.system) / 1e6),
        wall: Math.min(best.wall, (performance.now() - wallBefore) / 1e3),
    };
    rows = Number((await (await connection.run('select count(*) from t')).getRows())[0][0]);
    size = fs.statSync(database).size;
}
fs.rmSync(folder, { recursive: true });
console.log(`DuckDB: ${rows} rows, ${(rows / best.cpu / 1e6).toFixed(2)} M rows/CPU-s, ` +
    `${(rows / best.wall / 1e6).toFixed(2)} M rows/s, ${(size / rows).toFixed(2)} bytes/row`);
