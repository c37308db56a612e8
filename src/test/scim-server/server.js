// scimmy on Express as it comes: users in memory, one bearer token. Prints the port it listens on.
import express from "express";
import SCIMMY from "scimmy";
import SCIMMYRouters from "scimmy-routers";

const users = new Map();
let last = 0;

const taken = (data, id) => [...users.values()].some(other => other.id !== id
    && (other.userName.toLowerCase() === data.userName?.toLowerCase()
        || (other.externalId && other.externalId === data.externalId)));

SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser);
SCIMMY.Resources.declare(SCIMMY.Resources.User)
    .ingress((resource, data) => {
        if (resource.id && !users.has(resource.id)) {
            throw new SCIMMY.Types.Error(404, null, `no user ${resource.id}`);
        }
        if (taken(data, resource.id)) {
            throw new SCIMMY.Types.Error(409, "uniqueness", "userName or externalId is taken");
        }
        const id = resource.id ?? `u-${++last}`;
        const user = {...JSON.parse(JSON.stringify(data)), id};
        users.set(id, user);
        return user;
    })
    .egress(resource => {
        if (resource.id) {
            if (!users.has(resource.id)) {
                throw new SCIMMY.Types.Error(404, null, `no user ${resource.id}`);
            }
            return users.get(resource.id);
        }
        const all = [...users.values()];
        return resource.filter ? resource.filter.match(all) : all;
    })
    .degress(resource => {
        if (!users.delete(resource.id)) {
            throw new SCIMMY.Types.Error(404, null, `no user ${resource.id}`);
        }
    });

const app = express();
app.use("/scim/v2", new SCIMMYRouters({
    type: "bearer",
    handler: request => {
        if (request.header("Authorization") !== `Bearer ${process.env.SCIM_TOKEN}`) {
            throw new Error("wrong token");
        }
        return "peakon-jit-proxy";
    }
}));
const server = app.listen(0, "127.0.0.1", () => console.log(`listening on ${server.address().port}`));
