import { openDatabase } from '#src/db/database.ts'
import { lockFolder } from '#src/db/folder-lock.ts'

// Takes the folder of its first argument until it is killed; `write` sends the number of each row after its commit.
const [folder, task] = process.argv.slice(2)
if (task === 'hold') {
  lockFolder(folder!).announce('http://127.0.0.1:8080')
  process.send!(0)
  setInterval(() => undefined, 1000)
} else {
  const db = await openDatabase(`pglite:${folder}`)
  await db.pool.query('create table if not exists written (n serial primary key, s text)')
  for (;;) {
    const { rows } = await db.pool.query('insert into written (s) values ($1) returning n', ['x'.repeat(5000)])
    process.send!(rows[0]!.n)
  }
}
