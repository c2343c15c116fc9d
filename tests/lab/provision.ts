/** A second provisioning changes only what differs from the project. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checks, inLab, processesWithStart, servers, turnsGreen, vagrant } from "../own-lab.ts";

export function secondProvisioning(): void {
  test("a second provisioning changes nothing and restarts nothing", async () => {
    const before = await servers();
    for (const name of ["appserver", "nginx", "tmux"]) assert.match(before, new RegExp(` ${name}`));
    await inLab("sleep 0.1; touch /tmp/before; sleep 0.1");
    // Vagrant removes its own lines from fstab, and writes the file even if it has none.
    const files = "sudo find /etc /srv /opt /usr/local -newer /tmp/before -type f ! -path /etc/fstab";
    const output = await vagrant("provision");
    assert.match(
      output,
      /1-onepage +onepage unchanged[\s\S]*2-site +the site on port 80 unchanged[\s\S]*5-web +web unchanged/,
    );
    assert.equal(await servers(), before);
    assert.equal(await inLab(files), "");
  });
}

export function provisioningOfAChangedService(): void {
  test("vagrant provision restarts only the service whose file was changed", async () => {
    const others = () => processesWithStart(" (onepage|dynamic|web|www-data) ");
    const before = await others();
    assert.match(before, /appserver[\s\S]*nginx/);
    await inLab("echo '// mine' | sudo tee -a /srv/applab/app/api.ts");
    const said = await vagrant("provision");
    assert.match(said, /1-onepage +onepage unchanged[\s\S]*4-api +api answers[\s\S]*5-web +web unchanged/);
    assert.equal(await others(), before);
  });
}

export function provisioningOfAChangedLab(): void {
  test("vagrant provision restores a changed app, unit and site, a masked unit, a drop-in and a protected file, and keeps yours", async () => {
    await inLab(`
      sudo sed -i 's/Hello HBNB!/Goodbye/' /srv/applab/app/onepage.ts
      sudo sed -i 's/--bind 0.0.0.0/--bind 127.0.0.1/' /etc/systemd/system/onepage.service
      sudo sed -i 's/listen 80 /listen 127.0.0.1:80 /' /etc/nginx/sites-available/applab
      printf '[Service]\nEnvironment=OPTIONS=\n' | sudo install -D /dev/stdin /run/systemd/system/web.service.d/z.conf
      sudo systemctl stop dynamic && sudo ln -sf /dev/null /etc/systemd/system/dynamic.service
      sudo systemctl daemon-reload && sudo systemctl restart onepage nginx web
      sudo chattr +i /etc/nginx/sites-available/applab`);
    const said = await vagrant("provision");
    for (const step of ["0d-app", "1-onepage", "2-site", "5-web"]) {
      const copy = new RegExp(`${step} .*; your file is kept as (/var/lib/applab/yours/\\S+)`).exec(
        said,
      )?.[1];
      assert.ok(copy, said);
      assert.match(await inLab(`cat ${copy}`), /Goodbye|127\.0\.0\.1|OPTIONS=$/);
    }
    assert.match(said, /3-dynamic .*; your file is kept as /);
    assert.match(said, /2-site .*'sudo chattr \+i /);
    await turnsGreen();
  });

  test("if Nginx rejects the new site, its configuration stays as it was, and Nginx goes on", async () => {
    const said = await inLab(`
      mine=/etc/nginx/conf.d/mine.conf site=/etc/nginx/sites-available/applab
      echo 'no directive;' | sudo tee $mine
      echo '# mine' | sudo tee -a $site
      state() { sudo find /etc/nginx -exec stat -c '%n %y %a %N' {} + ; sudo cat $site; }
      before=$(state)
      sudo bash -c 'bash /vagrant/provision/2-site.sh 3>&1 4>&1' || echo failed with $?
      [ "$before" = "$(state)" ] && echo as it was
      sudo rm $mine; sudo sed -i '/^# mine$/d' $site; sudo systemctl reload nginx`);
    assert.match(said, /LAB-308\nfailed with 1\nas it was$/);
    assert.deepEqual((await checks()).red, []);
  });
}
