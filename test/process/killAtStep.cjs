// Loaded before the server: ends its process by SIGKILL at the step of writing its store that `VERBATIM_KILL_AT` counts.
// Every call to the disk has a step before it and one after it; what is written, one in its middle too.
const fs = require('node:fs/promises')

const last = Number(process.env.VERBATIM_KILL_AT)
let [steps, isWriting] = [0, false]

function step() {
  if (isWriting && ++steps === last) process.kill(process.pid, 'SIGKILL')
}

for (const name of ['mkdir', 'readdir', 'stat', 'open', 'rename', 'rm']) {
  const original = fs[name]
  fs[name] = async (path, ...others) => {
    // The first thing that writing does; a file that is read is opened and closed before.
    if (name === 'mkdir' && String(path).endsWith('.storage')) isWriting = true
    step()
    const result = await original(path, ...others)
    step()
    return result
  }
}

fs.open(__filename).then(async handle => {
  const prototype = Object.getPrototypeOf(handle)
  await handle.close()
  const { writeFile, close } = prototype
  prototype.writeFile = async function (bytes) {
    const middle = bytes.length >> 1
    step()
    await writeFile.call(this, bytes.subarray(0, middle))
    step()
    await writeFile.call(this, bytes.subarray(middle))
    step()
  }
  prototype.close = async function () {
    step()
    await close.call(this)
    step()
  }
})
